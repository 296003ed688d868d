package org.mmoestreams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.RowBatch;

class NumbersAsCategoriesTest {

    /** 10 and 18 have the same whole part of log(1 + x), 19 and 20 have not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void numbersOfABucketAreAlikeWhereTheyDoNotEnterAsNumbers(boolean asNumber) {
        FeatureSpec spec = FeatureSpec.parse("""
            event-id: id
            event-time: time
            continuous: [{field: gain, buckets: log, as-number: %s}]
            tasks: [{name: buys, field: bought, positive: "yes"}]
            """.formatted(asNumber));
        try (OnlineLearner learner = OnlineLearner.create(spec, LearnerConfig.standard())) {
            RowBatch batch = learner.newBatch();
            FieldValues values = FieldValues.of(spec);
            for (int row = 0; row < 100; row++) {
                values.setContinuous(0, row);
                values.setLabel(0, row % 2);
                learner.encode(values, batch, row);
            }
            learner.predict(batch, 0, 100);
            assertThat(learner.learn(batch, 100)).isTrue();
            learner.predict(batch, 0, 100);
            assertThat(batch.prediction(10, 0) == batch.prediction(18, 0)).isNotEqualTo(asNumber);
            assertThat(batch.prediction(19, 0)).isNotEqualTo(batch.prediction(20, 0));
        }
    }
}
