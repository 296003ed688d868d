package org.mmoestreams.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes each record as a JSON object on a line of its own. */
final class JsonLines implements RecordSink {

    private final RecordJson format;
    private final PrintWriter out;
    private final JsonGenerator json;

    private JsonLines(RecordJson format, PrintWriter out, JsonGenerator json) {
        this.format = format;
        this.out = out;
        this.json = json;
    }

    /** Writes to {@code out}, which stays open. */
    static JsonLines to(PrintWriter out, RecordJson format) throws IOException {
        JsonGenerator json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                .build()
                .createGenerator(out)
                .setPrettyPrinter(new MinimalPrettyPrinter(""));
        return new JsonLines(format, out, json);
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) throws IOException {
        format.write(record, json);
        json.writeRaw('\n');
    }

    @Override
    public boolean flush() throws IOException {
        json.flush();
        return !out.checkError();
    }
}
