package org.mmoestreams.workbench.demo;

import java.util.OptionalDouble;
import org.mmoestreams.workbench.stage.Outputs;

/** Shows a person how a demonstration goes. */
public interface DemoView {

    /** Says what happens now. */
    void say(String message);

    /**
     * Shows what the learner has published so far.
     *
     * @param perSecond how fast events flow, where that can be told
     */
    void show(Outputs outputs, OptionalDouble perSecond);

    /** Shows what it has published in the end. */
    void done(Outputs outputs, OptionalDouble perSecond);
}
