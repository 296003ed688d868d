package org.mmoestreams.workbench.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The commands of docs/security.md as the ACLs that they add. */
final class DocumentedAcls {

    private static final String START = "kafka-acls $ADMIN ";

    @Option(names = "--add", required = true)
    private boolean add;

    @Option(names = "--allow-principal", required = true)
    private String principal;

    @Option(names = "--operation", required = true)
    private List<String> operations;

    @Option(names = "--resource-pattern-type", defaultValue = "literal")
    private String pattern;

    @Option(names = "--topic")
    private List<String> topics = List.of();

    @Option(names = "--group")
    private List<String> groups = List.of();

    @Option(names = "--transactional-id")
    private List<String> transactionalIds = List.of();

    private DocumentedAcls() {}

    /** The ACLs listed for {@code use}. */
    static List<AclBinding> of(String use) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of("..", "docs", "security.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int start = lines.indexOf("<!-- acls: " + use + " -->");
        assertThat(start).as("docs/security.md lists ACLs for " + use).isNotNegative();
        return lines.stream()
                .skip(start + 2)
                .takeWhile(line -> !line.equals("```"))
                .flatMap(line -> parse(line).bindings())
                .toList();
    }

    /** The ACLs that a script adds. */
    static List<AclBinding> addedBy(Path script) throws IOException {
        return Files.readAllLines(script).stream()
                .filter(line -> line.startsWith(START))
                .flatMap(line -> parse(line).bindings())
                .toList();
    }

    private static DocumentedAcls parse(String line) {
        assertThat(line).startsWith(START);
        return CommandLine.populateCommand(
                new DocumentedAcls(), line.substring(START.length()).split(" "));
    }

    private Stream<AclBinding> bindings() {
        assertThat(add).isTrue();
        List<ResourcePattern> resources = new ArrayList<>();
        topics.forEach(name -> resources.add(resource(ResourceType.TOPIC, name)));
        groups.forEach(name -> resources.add(resource(ResourceType.GROUP, name)));
        transactionalIds.forEach(name -> resources.add(resource(ResourceType.TRANSACTIONAL_ID, name)));
        return resources.stream()
                .flatMap(resource -> operations.stream().map(operation -> new AclBinding(resource, entry(operation))));
    }

    private ResourcePattern resource(ResourceType type, String name) {
        return new ResourcePattern(type, name, PatternType.fromString(pattern.toUpperCase(java.util.Locale.ROOT)));
    }

    private AccessControlEntry entry(String operation) {
        // kafka-acls writes DescribeConfigs for DESCRIBE_CONFIGS
        String constant = operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return new AccessControlEntry(principal, "*", AclOperation.fromString(constant), AclPermissionType.ALLOW);
    }
}
