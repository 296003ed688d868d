package org.mmoestreams.workbench.shaping;

import static org.mmoestreams.checks.Checks.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.workbench.data.EventFormat;

/** The kinds of drifts that there are. One more is a constant and a class. */
enum DriftKind {
    /** What was positive is negative, and the other way round: what is to be learnt is another thing. */
    LABEL_FLIP {
        @Override
        Change of(EventFormat format, long seed) {
            FeatureSpec spec = format.schema().spec();
            List<LabelField> fields = LabelField.binary(spec);
            check(!fields.isEmpty(), "drift", title(), "a spec with a binary task");
            return new LabelFlip(fields);
        }
    },
    /** Events of half of a feature's values come no more, and others in their places; what is to be learnt stays. */
    COVARIATE_SHIFT {
        @Override
        Change of(EventFormat format, long seed) {
            FeatureSpec spec = format.schema().spec();
            List<String> fields = Stream.concat(
                            spec.nominal().stream().map(field -> field.field()),
                            spec.continuous().stream().map(field -> field.field()))
                    .toList();
            check(!fields.isEmpty(), "drift", title(), "a spec with nominal or continuous features");
            return new CovariateShift(format, fields, seed);
        }
    },
    /** Events with some values of a feature are positive, whatever they were before. */
    NEW_RULE {
        @Override
        Change of(EventFormat format, long seed) {
            FeatureSpec spec = format.schema().spec();
            List<LabelField> labels = LabelField.binary(spec);
            List<String> fields =
                    spec.nominal().stream().map(field -> field.field()).toList();
            check(
                    !labels.isEmpty() && !fields.isEmpty(),
                    "drift",
                    title(),
                    "a spec with a binary task and a nominal feature");
            return new NewRule(labels.get(0), fields, seed);
        }
    },
    /** The first two binary tasks have each other's labels. */
    TASK_SWAP {
        @Override
        Change of(EventFormat format, long seed) {
            FeatureSpec spec = format.schema().spec();
            List<LabelField> fields = LabelField.binary(spec);
            check(fields.size() >= 2, "drift", title(), "a spec with two binary tasks, their labels in two fields");
            return new TaskSwap(fields.get(0), fields.get(1));
        }
    };

    /** @throws IllegalArgumentException when there is nothing in such events to change */
    abstract Change of(EventFormat format, long seed);

    /** As a user writes it. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
