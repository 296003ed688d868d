package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCacheTest {

    private static final String URL = "http://127.0.0.1:1";
    private static final Schema NUMBER = new Schema.Parser().parse("\"long\"");
    private static final Schema TIME =
            new Schema.Parser().parse("{\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("known");
    }

    @Test
    void hasIdsOfEveryKindAgainAfterARestart() {
        List<SchemaId> ids = List.of(SchemaId.number(7), SchemaId.global(7), SchemaId.guid(new UUID(1, 2)));
        SchemaCache before = cache(true);
        ids.forEach(id -> before.put(id, TIME));
        before.put("t-value", NUMBER, 9);
        SchemaCache after = cache(true);
        assertThat(ids).allSatisfy(id -> assertThat(after.schema(id)).contains(TIME));
        assertThat(after.id("t-value", NUMBER)).contains(9);
        assertThat(after.schema(SchemaId.number(9))).contains(NUMBER);
        assertThat(after.schema(SchemaId.global(9))).isEmpty();
    }

    @Test
    void tellsApartWhatDiffersInALogicalTypeAlone() {
        SchemaCache cache = cache(true);
        cache.put("t-value", NUMBER, 9);
        assertThat(cache.id("t-value", NUMBER)).contains(9);
        assertThat(cache.id("t-value", TIME)).isEmpty();
        assertThat(cache.id("u-value", NUMBER)).isEmpty();
    }

    @Test
    void neverTakesAnIdForAnotherSchema() {
        SchemaCache cache = cache(true);
        cache.put(SchemaId.number(7), NUMBER);
        cache.put(SchemaId.number(7), TIME);
        assertThat(cache.schema(SchemaId.number(7))).contains(NUMBER);
    }

    @Test
    void readsAFileThatItIsNotToWrite() {
        cache(true).put(SchemaId.number(7), NUMBER);
        SchemaCache reading = cache(false);
        assertThat(reading.schema(SchemaId.number(7))).contains(NUMBER);
        reading.put(SchemaId.number(8), NUMBER);
        assertThat(reading.schema(SchemaId.number(8))).contains(NUMBER);
        assertThat(cache(false).schema(SchemaId.number(8))).isEmpty();
    }

    @Test
    void takesOfAFileWhatIsSound() throws IOException {
        Properties texts = new Properties();
        texts.setProperty("url", URL);
        texts.setProperty("schema.NUMBER.7", "{");
        texts.setProperty("schema.NUMBER.8", "\"long\"");
        texts.setProperty("schema.LETTER.9", "\"long\"");
        texts.setProperty("schema.NUMBER.x", "\"long\"");
        texts.setProperty("subject.x", "seven");
        SchemaFile.write(file, texts);
        SchemaCache cache = cache(true);
        assertThat(cache.schema(SchemaId.number(7))).isEmpty();
        assertThat(cache.schema(SchemaId.number(8))).contains(NUMBER);
    }

    @Test
    void takesNothingThatAnotherRegistryHasSaid() {
        cache(true).put(SchemaId.number(7), NUMBER);
        SchemaCache others = new SchemaCache("http://127.0.0.1:2", Optional.of(file), true);
        assertThat(others.schema(SchemaId.number(7))).isEmpty();
    }

    @Test
    void doesWithoutAFileThatCannotBeWritten() throws IOException {
        Files.writeString(file, "in the way");
        SchemaCache cache = new SchemaCache(URL, Optional.of(file.resolve("below")), true);
        cache.put(SchemaId.number(7), NUMBER);
        assertThat(cache.schema(SchemaId.number(7))).contains(NUMBER);
        assertThat(file).hasContent("in the way");
    }

    private SchemaCache cache(boolean keep) {
        return new SchemaCache(URL, Optional.of(file), keep);
    }
}
