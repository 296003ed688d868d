package org.mmoestreams.app.doctor;

import java.time.Duration;
import java.util.List;
import org.mmoestreams.nn.NativeRuntime;

/** Whether the native libraries can be unpacked and loaded. */
final class NativesCheck implements Check {

    static final String NAME = "native libraries";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(JavaCheck.NAME, CoreTypeCheck.NAME);
    }

    /** They are unpacked the first time. */
    @Override
    public Duration patience() {
        return Duration.ofMinutes(1);
    }

    @Override
    public List<Finding> look(Intent intent) {
        NativeRuntime.start();
        return List.of(Finding.good(NAME, "loaded from " + NativeRuntime.folder()));
    }
}
