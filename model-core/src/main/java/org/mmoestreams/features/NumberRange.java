package org.mmoestreams.features;

import static org.mmoestreams.checks.Checks.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of numbers, open or closed at either end.
 *
 * @param above numbers are above this; null for no such bound
 * @param atLeast numbers are this or above; null for no such bound
 * @param below numbers are below this; null for no such bound
 * @param atMost numbers are this or below; null for no such bound
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NumberRange(
        @JsonProperty("above") Double above,
        @JsonProperty("at-least") Double atLeast,
        @JsonProperty("below") Double below,
        @JsonProperty("at-most") Double atMost) {

    /** Checks that there is a bound, that each end has one at most, and that numbers fit between them. */
    public NumberRange {
        check(above == null || atLeast == null, "range", above, "above or at-least, not both");
        check(below == null || atMost == null, "range", below, "below or at-most, not both");
        Double least = above == null ? atLeast : above;
        Double most = below == null ? atMost : below;
        check(least != null || most != null, "range", "no bound", "above, at-least, below or at-most");
        boolean closed = atLeast != null && atMost != null;
        check(
                least == null || most == null || least < most || (closed && least.equals(most)),
                "range",
                least + " to " + most,
                "numbers between the bounds");
    }

    /** Whether a number lies in the range; NaN does not. */
    public boolean contains(double number) {
        return (above == null || number > above)
                && (atLeast == null || number >= atLeast)
                && (below == null || number < below)
                && (atMost == null || number <= atMost)
                && !Double.isNaN(number);
    }

    @Override
    public String toString() {
        List<String> bounds = new ArrayList<>();
        add(bounds, "above ", above);
        add(bounds, "at least ", atLeast);
        add(bounds, "below ", below);
        add(bounds, "at most ", atMost);
        return String.join(" and ", bounds);
    }

    private static void add(List<String> bounds, String name, Double bound) {
        if (bound != null) {
            bounds.add(name + bound);
        }
    }
}
