package org.mmoestreams.app.testing;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.mmoestreams.client.testing.Visits;
import org.mmoestreams.features.Age;
import org.mmoestreams.features.Cross;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.Features;
import org.mmoestreams.features.NominalField;

/** Specs of visits whose values come and go by random rules, after so short a time that most go once or more. */
public final class PassingValues {

    private PassingValues() {}

    /** The spec of visits with such fields. */
    public static FeatureSpec spec(SplittableRandom random) {
        FeatureSpec spec = Visits.SPEC;
        List<NominalField> nominal = List.of(
                new NominalField("place", 1 + random.nextInt(5), null, null, age(random), admission(random)),
                new NominalField("kind", null, 2 + random.nextInt(3), random.nextLong(), null, null),
                new NominalField("member", 2),
                new NominalField("shelf", 1 + random.nextInt(5), null, null, age(random), admission(random)));
        List<Cross> crosses = List.of(
                new Cross(List.of("place", "kind"), 1 + random.nextInt(9), null, age(random), admission(random)),
                new Cross(List.of("shelf", "visits"), null, 16));
        Features features = new Features(nominal, spec.continuous(), crosses, List.of());
        return new FeatureSpec(spec.row(), features, spec.tasks(), spec.ignored());
    }

    /** Such a spec, or that of visits as it is. */
    public static FeatureSpec orNot(SplittableRandom random) {
        return random.nextBoolean() ? spec(random) : Visits.SPEC;
    }

    private static Age age(SplittableRandom random) {
        return random.nextBoolean()
                ? Age.ofWindows(1 + random.nextInt(3))
                : new Age(null, Duration.ofMillis(1 + random.nextInt(20_000)));
    }

    private static Integer admission(SplittableRandom random) {
        return random.nextBoolean() ? 2 + random.nextInt(3) : null;
    }
}
