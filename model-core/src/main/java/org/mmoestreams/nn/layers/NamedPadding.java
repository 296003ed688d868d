package org.mmoestreams.nn.layers;

import java.util.Locale;
import org.mmoestreams.checks.Checks;

/** The rules of padding that have a name. */
enum NamedPadding implements Padding {
    VALID {
        @Override
        public Pads along(int dimension, int size, Span span) {
            return new Pads(0, 0);
        }
    },
    SAME {
        @Override
        public Pads along(int dimension, int size, Span span) {
            long outputs = (size - 1L) / span.stride() + 1;
            int all = (int) Math.max(0, (outputs - 1) * span.stride() + span.extent() - size);
            return new Pads(all / 2, all - all / 2);
        }
    },
    CAUSAL {
        @Override
        public Pads along(int dimension, int size, Span span) {
            return new Pads(span.extent() - 1, 0);
        }

        @Override
        public void check(int dimensions) {
            Checks.check(
                    dimensions == 1,
                    "padding",
                    this,
                    "another one: a kernel of " + dimensions + " dimensions has no order of time");
        }
    };

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
