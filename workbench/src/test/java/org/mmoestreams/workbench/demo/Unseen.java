package org.mmoestreams.workbench.demo;

import java.util.OptionalDouble;
import org.mmoestreams.workbench.stage.Outputs;

/** Shows nothing. */
final class Unseen implements DemoView {

    @Override
    public void say(String message) {}

    @Override
    public void show(Outputs outputs, OptionalDouble perSecond) {}

    @Override
    public void done(Outputs outputs, OptionalDouble perSecond) {}
}
