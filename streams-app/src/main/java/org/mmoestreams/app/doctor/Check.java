package org.mmoestreams.app.doctor;

import java.time.Duration;
import java.util.List;

/** Looks at one thing that a start needs, and changes nothing. A new one is one more class in {@link Doctor}. */
interface Check {

    /** What is looked at, in a word or two: no two have the same. */
    String name();

    /** The names of checks that come before it, without whose success there is nothing to look at. */
    default List<String> needs() {
        return List.of();
    }

    /** How long it may take before it is given up. */
    default Duration patience() {
        return Duration.ofSeconds(10);
    }

    /**
     * Looks.
     *
     * @return one finding where all is well, else one for each thing that is not
     * @throws Exception what a start would end with, whose message is the finding then
     */
    List<Finding> look(Intent intent) throws Exception;
}
