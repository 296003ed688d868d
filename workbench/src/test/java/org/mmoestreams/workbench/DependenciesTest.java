package org.mmoestreams.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class DependenciesTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void areAllDocumentedWithTheirVersions() throws Exception {
        Element parent = pom(ROOT);
        Map<String, String> versions = new TreeMap<>();
        Element managed = child(parent, "dependencyManagement");
        elements(managed.getElementsByTagName("dependency"))
                .forEach(dependency -> versions.put(name(dependency), version(parent, dependency)));
        TreeSet<String> expected = new TreeSet<>();
        for (String module : List.of("schemas", "model-core", "streams-app", "workbench")) {
            elements(child(pom(ROOT.resolve(module)), "dependencies").getChildNodes())
                    .filter(dependency -> !text(dependency, "scope").equals("test"))
                    .map(DependenciesTest::name)
                    .filter(name -> !name.startsWith("org.mmoestreams:"))
                    .forEach(name -> expected.add("| `" + name + "` | " + version(parent, versions, name) + " |"));
        }
        assertThat(documentedRows()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> documentedRows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs").resolve("dependencies.md")).stream()
                .dropWhile(line -> !line.startsWith("| dependency | version |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(0, line.indexOf('|', line.indexOf('|', 1) + 1) + 1))
                .toList();
    }

    /** Jackson's modules have the version of its bill of materials. */
    private static String version(Element parent, Map<String, String> versions, String name) {
        return name.startsWith("com.fasterxml.jackson.")
                ? text(child(parent, "properties"), "jackson.version")
                : versions.get(name);
    }

    private static String version(Element parent, Element dependency) {
        String version = text(dependency, "version");
        return version.startsWith("${")
                ? text(child(parent, "properties"), version.substring(2, version.length() - 1))
                : version;
    }

    private static String name(Element dependency) {
        return text(dependency, "groupId") + ":" + text(dependency, "artifactId");
    }

    private static Element pom(Path folder) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("pom.xml").toFile())
                .getDocumentElement();
    }

    private static Element child(Element parent, String name) {
        return elements(parent.getChildNodes())
                .filter(element -> element.getTagName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Element parent, String name) {
        return elements(parent.getChildNodes())
                .filter(element -> element.getTagName().equals(name))
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> elements(NodeList nodes) {
        return Stream.iterate(0, index -> index < nodes.getLength(), index -> index + 1)
                .map(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast);
    }
}
