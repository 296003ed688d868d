package org.mmoestreams.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: ours first, then the versions that a report of a defect needs. */
final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {
            "mmoe-streams " + own(),
            "Kafka " + AppInfoParser.getVersion(),
            "ND4J " + nd4j(),
            "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + "), "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }

    private static String own() {
        return Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    /** Read from the jar: asking ND4J itself would load its native library. */
    private static String nd4j() throws IOException {
        try (InputStream resource =
                Versions.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            if (resource == null) {
                return "(not found)";
            }
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version");
        }
    }
}
