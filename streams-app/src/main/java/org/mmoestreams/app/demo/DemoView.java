package org.mmoestreams.app.demo;

/** Shows a person how a demonstration goes. */
public interface DemoView {

    /** Says what happens now. */
    void say(String message);

    /** Shows what the learner has published so far. */
    void show(Outputs outputs, double seconds);

    /** Shows what it has published in the end. */
    void done(Outputs outputs);
}
