package org.mmoestreams.workbench.integration;

import static org.mmoestreams.workbench.integration.SetUpFiles.CONFIG;
import static org.mmoestreams.workbench.integration.SetUpFiles.SCHEMA;
import static org.mmoestreams.workbench.integration.SetUpFiles.SPEC;
import static org.mmoestreams.workbench.integration.SetUpFiles.WRITER;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Files that are not there, or are something else. */
final class WrongFiles {

    private WrongFiles() {}

    static Stream<WrongSetUp> all() {
        return Stream.of(
                WrongSetUp.of(
                        "no config file",
                        files -> files.delete(CONFIG),
                        "--config: {}/shop.yaml (expected: a file that can be read; there is none of this name)"),
                WrongSetUp.of(
                        "no schema file",
                        files -> files.delete(SCHEMA),
                        "event.schema: {}/visit.avsc (expected: a file that can be read; there is none of this name)"),
                WrongSetUp.of(
                        "no spec file",
                        files -> files.delete(SPEC),
                        "event.spec: {}/features.yaml (expected: a file that can be read; there is none of this name)"),
                WrongSetUp.of(
                        "a folder for a schema file",
                        files -> files.makeFolder(SCHEMA),
                        "event.schema: {}/visit.avsc (expected: a file that can be read; this is a folder)"),
                WrongSetUp.of(
                        "a folder for a spec file",
                        files -> files.makeFolder(SPEC),
                        "event.spec: {}/features.yaml (expected: a file that can be read; this is a folder)"),
                WrongSetUp.of(
                        "a schema in UTF-16",
                        files -> files.write(SCHEMA, files.read(SCHEMA), StandardCharsets.UTF_16),
                        "event.schema: {}/visit.avsc is in another encoding (expected: UTF-8)"),
                WrongSetUp.of(
                        "an empty schema",
                        files -> files.write(SCHEMA, " \n"),
                        "event.schema: {}/visit.avsc: empty (expected: an Avro schema)"),
                WrongSetUp.of(
                        "an empty writer schema",
                        files -> files.write(WRITER, ""),
                        "event.writer-schemas: {}/old.avsc: empty (expected: an Avro schema)"),
                WrongSetUp.of(
                        "a schema that is not JSON",
                        files -> files.write(SCHEMA, "\nrecord Visit {}"),
                        "event.schema: {}/visit.avsc: line 2: not JSON (expected: an Avro schema)"),
                WrongSetUp.of(
                        "a spec for a schema",
                        files -> files.write(SCHEMA, files.read(SPEC)),
                        "event.schema: {}/visit.avsc: line 1: not JSON (expected: an Avro schema)"),
                WrongSetUp.of(
                        "an empty spec",
                        files -> files.write(SPEC, ""),
                        "event.spec: {}/features.yaml: empty"
                                + " (expected: a mapping with event-id, event-time, features and tasks)"),
                WrongSetUp.of(
                        "a spec that is a list",
                        files -> files.write(SPEC, "- event-id: id\n"),
                        "event.spec: {}/features.yaml: another document, or no mapping"
                                + " (expected: one YAML document, a mapping with event-id, event-time, features and"
                                + " tasks), line 1"),
                WrongSetUp.of(
                        "a schema for a spec",
                        files -> files.write(SPEC, files.read(SCHEMA)),
                        "event.spec: {}/features.yaml: type: unknown key"
                                + " (expected: one of event-id, event-time, row-weight, nominal, continuous, crosses,"
                                + " multi-valued, tasks, ignored), line 1"));
    }
}
