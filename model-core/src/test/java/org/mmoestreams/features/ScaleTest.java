package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleTest {

    @Property
    void valueOfANumberOnAScaleIsTheValue(
            @ForAll Scale scale, @ForAll @DoubleRange(min = -1e30, max = 1e30) double value) {
        double near = Math.abs(value) * 1e-12;
        assertThat(scale.valueOf(scale.of(value))).isEqualTo(value, Offset.offset(near));
        assertThat(Math.signum(scale.of(value))).isEqualTo(Math.signum(value));
        assertThat(scale.of(-value)).isEqualTo(-scale.of(value), Offset.offset(0.0));
    }

    @Test
    void isTheLogarithmOrNone() {
        assertThat(Scale.LOG1P.of(99)).isEqualTo(StrictMath.log1p(99));
        assertThat(Scale.SIGNED_LOG.of(-99)).isEqualTo(-StrictMath.log1p(99));
        assertThat(Scale.NONE.of(-99)).isEqualTo(-99);
        for (Scale scale : Scale.values()) {
            assertThat(scale.of(-0.0)).isZero();
            assertThat(scale.of(Double.NaN)).isNaN();
        }
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void takesNumbersThatStayFiniteAsFloatsAndNoOthers(Scale scale) {
        FieldValues values = FieldValues.of(spec(scale));
        for (double sign : new double[] {1, -1}) {
            assertThat((float) scale.of(sign * scale.most())).isFinite();
            assertThatCode(() -> values.setContinuous(0, sign * scale.most())).doesNotThrowAnyException();
            String most = scale == Scale.NONE ? "1e30" : "1e100";
            double beyond = sign * scale.most() * 1.001;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> values.setContinuous(0, beyond))
                    .withMessage("continuous value: " + beyond + " (expected: -" + most + " to " + most
                            + ", or NaN for none)");
        }
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void encoderPutsNumbersOnTheFieldsScaleAndIntoItsBuckets(Scale scale) {
        FeatureSpec spec = spec(scale);
        FeatureEncoder encoder = new FeatureEncoder(spec);
        RowBatch batch = RowBatch.of(spec, 3);
        double[] numbers = {-7, 7, 0};
        for (int row = 0; row < numbers.length; row++) {
            FieldValues values = FieldValues.of(spec);
            values.setContinuous(0, numbers[row]);
            encoder.encode(values, batch, row);
            assertThat(batch.scaled()[row]).isEqualTo((float) scale.of(numbers[row]));
            assertThat(encoder.value(0, batch.scaled()[row])).isEqualTo(numbers[row], Offset.offset(1e-5));
        }
        // 0, the buckets [0, 5), [5, 10) and from 10 on
        boolean mirrored = scale != Scale.LOG1P;
        assertThat(encoder.tableRows()).isEqualTo(mirrored ? 2 + 3 + 3 : 2 + 3);
        assertThat(batch.embeddingRows()).containsExactly(mirrored ? 2 + 3 + 1 : Buckets.NEGATIVE, 2 + 1, 2);
    }

    @Test
    void specSaysOnlyTheScaleThatIsNotAsUsual() {
        assertThat(FeatureSpec.parse(yaml("log1p")))
                .isEqualTo(FeatureSpec.parse(yaml("log1p").replace(", scale: log1p", "")));
        assertThat(spec(Scale.SIGNED_LOG).continuous().get(0).scale()).isEqualTo(Scale.SIGNED_LOG);
        assertThat(spec(Scale.LOG1P).continuous().get(0).scale()).isNull();
    }

    private static FeatureSpec spec(Scale scale) {
        return FeatureSpec.parse(yaml(scale == Scale.SIGNED_LOG ? "signed-log" : scale.toString()));
    }

    private static String yaml(String scale) {
        return """
                event-id: id
                event-time: time
                continuous:
                  - {field: warmth, scale: SCALE, buckets: {width: 5, max: 10}}
                tasks:
                  - {name: buys, field: bought, positive: "yes"}
                """.replace("SCALE", scale);
    }
}
