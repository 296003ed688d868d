package org.mmoestreams.client.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.mmoestreams.client.testing.Mutations;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureEncoder;

/** The two decoders agree on every event, whatever schema wrote it and whatever became of its bytes. */
class DecoderAgreementTest {

    private static final int HEADER = 10;

    private final FeatureEncoder encoder = new FeatureEncoder(SchemaPair.SPEC);

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void bothDecodersReadTheSameEvent(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SchemaPair schemas = SchemaPair.random(random);
        EventSchema schema = new EventSchema(schemas.reader(), List.of(schemas.writer()), SchemaPair.SPEC);
        WriterFields fields = WriterFields.of(schemas.writer(), schema);
        Optional<EventDecoder> direct = DirectDecoder.of(fields);
        Statistics.label("decoder").collect(direct.isPresent()).coverage(coverage -> coverage.check(true)
                .percentage(share -> share > 40));
        if (direct.isEmpty()) {
            return;
        }
        EventDecoder generic = new GenericDecoder(fields);
        List<byte[]> samples = samples(schemas, random);
        int accepted = 0;
        for (byte[] sample : samples) {
            Optional<EncodedEvent> event = decode(direct.get(), sample);
            assertThat(event).isEqualTo(decode(generic, sample));
            accepted += event.isPresent() ? 1 : 0;
        }
        Statistics.label("events").collect(accepted > 0).coverage(coverage -> coverage.check(true)
                .percentage(share -> share > 60));
        for (int i = 0; i < 100; i++) {
            byte[] damaged = Mutations.of(samples.get(i % samples.size()), samples, HEADER, random);
            Optional<EncodedEvent> event = decode(direct.get(), damaged);
            Optional<EncodedEvent> same = decode(generic, damaged);
            if (event.isPresent()) {
                assertThat(event).as("what the fast decoder takes").isEqualTo(same);
            }
        }
    }

    private List<byte[]> samples(SchemaPair schemas, SplittableRandom random) {
        RandomDatum data = new RandomDatum(random);
        List<byte[]> samples = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            samples.add(Visits.bytes(data.record(schemas.writer())));
        }
        return samples;
    }

    /** What the model gets to see of an event; empty for one that is refused. */
    private Optional<EncodedEvent> decode(EventDecoder decoder, byte[] bytes) {
        RawEvent raw = new RawEvent(SchemaPair.SPEC);
        try {
            decoder.decode(bytes, HEADER, raw);
        } catch (BadEventException refused) {
            return Optional.empty();
        }
        return Optional.of(EncodedEvent.of(SchemaPair.SPEC, encoder, new Event(raw.id(), raw.time(), raw.values(), 0)));
    }
}
