package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.mmoestreams.features.Task;
import org.mmoestreams.schemas.Prediction;
import org.mmoestreams.schemas.TaskPrediction;

class PredictionWriterTest {

    private static final List<Task> TASKS =
            List.of(Task.binary("income", "income_50k", "yes"), Task.regression("hours-worked", "hours"));

    @Property
    void writesTheBytesThatAvroWrites(
            @ForAll @StringLength(min = 1, max = 200) String text,
            @ForAll long time,
            @ForAll @LongRange(min = 0) long version,
            @ForAll @Size(2) double[] values) {
        // what is no Unicode is read as question marks before it gets here
        String id = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        long millis = time / 1_000_000;
        Prediction expected = new Prediction(
                id,
                Instant.ofEpochMilli(millis),
                "app/7",
                version,
                List.of(
                        new TaskPrediction("income", values[0], null),
                        new TaskPrediction("hours-worked", null, values[1])));
        PredictionWriter writer = new PredictionWriter("app/7", TASKS);
        byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);

        byte[] first = writer.write(idBytes, millis, version, values);
        byte[] again = writer.write(idBytes, millis, version, values);

        assertThat(first).isEqualTo(AvroBytes.of(expected)).isEqualTo(again).isNotSameAs(again);
    }
}
