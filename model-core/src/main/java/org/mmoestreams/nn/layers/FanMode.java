package org.mmoestreams.nn.layers;

/** Which fan of a kernel the variance of its first weights is measured by. */
public enum FanMode {
    /** The inputs of a unit: outputs keep the variance of the inputs. */
    FAN_IN,
    /** The units that an input goes to: gradients keep theirs. */
    FAN_OUT,
    /** The mean of both. */
    FAN_AVERAGE;

    double of(Fans fans) {
        return switch (this) {
            case FAN_IN -> fans.in();
            case FAN_OUT -> fans.out();
            case FAN_AVERAGE -> (fans.in() + fans.out()) / 2.0;
        };
    }
}
