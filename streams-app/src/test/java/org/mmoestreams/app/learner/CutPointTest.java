package org.mmoestreams.app.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.app.testing.PassingValues;
import org.mmoestreams.app.testing.VisitStream;
import org.mmoestreams.client.serde.EventSchema;
import org.mmoestreams.client.testing.Seeds;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Task;
import org.mmoestreams.optim.OptimizerConfig;

/**
 * A stream that is cut at 10 random points and resumed from the stores each time is predicted and learnt as one that
 * was not cut, as the save and resume test of Vowpal Wabbit demands, whatever the optimiser and the tasks.
 */
class CutPointTest {

    /** Each kind of optimiser with each choice of tasks. */
    static Stream<Arguments> optimizersAndTasks() {
        return OptimizerConfig.kinds().stream().flatMap(kind -> Stream.of("buys", "spends", "buys+spends")
                .map(tasks -> Arguments.of(kind.name(), tasks)));
    }

    @ParameterizedTest
    @MethodSource("optimizersAndTasks")
    void resumesBitForBitAtRandomCuts(String optimizer, String tasks) {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("CutPointTest " + optimizer + " " + tasks));
        for (double labelled : List.of(0.0, 0.3, 1.0)) {
            List<byte[]> visits = new VisitStream(labelled, 1000, 5000, 0.05).bytes(random, 120);
            RestartCheck.run(Variant.SOUND, schema(tasks), settings(optimizer), visits, random.nextLong());
        }
    }

    /** Rules whose slots their constants decide, groups of their own, and a rate that goes with the steps. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimizer.kind=sgd optimizer.momentum=0.9 optimizer.nesterov=true",
                "optimizer.kind=rmsprop optimizer.momentum=0.5 optimizer.centred=true optimizer.epsilon=0.01",
                "optimizer.kind=adam optimizer.wide.kind=ftrl optimizer.wide.l1=0.001 optimizer.embeddings.kind=ftrl",
                "optimizer.schedule.kind=cosine optimizer.schedule.steps=8 optimizer.schedule.warm-up=3"
            })
    void resumesBitForBitWithPlansOfOptimizers(String assignments) {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("CutPointTest " + assignments));
        String[] all = (assignments + " window.max-stream-time=PT30S").split(" ");
        List<byte[]> visits = VisitStream.mixed(random).bytes(random, 120);
        RestartCheck.run(
                Variant.SOUND, Visits.schema(), Settings.of(Visits.smallModel(all)), visits, random.nextLong());
    }

    @RepeatedTest(20)
    void resumesBitForBitWithValuesThatComeAndGo() {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("CutPointTest with values that come and go"));
        List<byte[]> visits = VisitStream.mixed(random).bytes(random, 120);
        EventSchema schema = new EventSchema(Visits.SCHEMA, List.of(), PassingValues.spec(random));
        RestartCheck.run(Variant.SOUND, schema, settings("adam"), visits, random.nextLong());
    }

    @RepeatedTest(5)
    void resumesBitForBitWithBadEventsInBetween() {
        SplittableRandom random = new SplittableRandom(Seeds.fresh("CutPointTest with bad events"));
        List<byte[]> events = new ArrayList<>();
        for (byte[] visit : VisitStream.mixed(random).bytes(random, 100)) {
            if (random.nextInt(5) == 0) {
                events.add(Arrays.copyOf(visit, random.nextInt(visit.length)));
            }
            events.add(visit);
        }
        RestartCheck.run(Variant.SOUND, Visits.schema(), settings("adagrad"), events, random.nextLong());
    }

    private static Settings settings(String optimizer) {
        return Settings.of(Visits.smallModel("optimizer.kind=" + optimizer, "window.max-stream-time=PT30S"));
    }

    private static EventSchema schema(String tasks) {
        FeatureSpec spec = Visits.SPEC;
        List<Task> kept = new ArrayList<>();
        List<String> ignored = new ArrayList<>(spec.ignored());
        for (Task task : spec.tasks()) {
            if (tasks.contains(task.name())) {
                kept.add(task);
            } else {
                ignored.add(task.field());
            }
        }
        FeatureSpec part = new FeatureSpec(spec.row(), spec.features(), kept, ignored);
        return new EventSchema(Visits.SCHEMA, List.of(), part);
    }
}
