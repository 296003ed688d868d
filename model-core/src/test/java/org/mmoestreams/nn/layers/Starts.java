package org.mmoestreams.nn.layers;

import org.mmoestreams.fixtures.UpdateRule;
import org.mmoestreams.nn.Initializer;
import org.mmoestreams.nn.Start;
import org.mmoestreams.optim.Optimizers;

/** What layers of tests start from. */
final class Starts {

    private Starts() {}

    static Start of(long seed) {
        return of(seed, UpdateRule.ADAM);
    }

    static Start of(long seed, UpdateRule rule) {
        return new Start(new Initializer(seed), Optimizers.of(rule.at(0.05)));
    }
}
