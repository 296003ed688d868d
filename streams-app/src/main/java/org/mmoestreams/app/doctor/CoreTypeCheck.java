package org.mmoestreams.app.doctor;

import java.util.List;
import java.util.Optional;
import org.mmoestreams.nn.NativeRuntime;

/** Whether OpenBLAS was told a core type that it knows and that this processor can run: before it is loaded. */
final class CoreTypeCheck implements Check {

    static final String NAME = "core type";

    private static final String KEY = "OPENBLAS_CORETYPE";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look(Intent intent) {
        return List.of(finding(NativeRuntime.coreType(), Processor.here()));
    }

    /** What there is to say of a core type, or {@code auto}, on a processor. */
    static Finding finding(String told, Processor processor) {
        String found = told + " on " + processor.name();
        if (processor.features().isEmpty()) {
            return Finding.good(NAME, found);
        }
        Optional<CoreType> best = CoreType.best(processor.features());
        String remedy = best.map(type -> "set " + KEY + "=" + type.name()).orElse("unset " + KEY);
        if (told.equals("auto")) {
            return best.isPresent()
                    ? Finding.warning(
                            NAME,
                            found + ": OpenBLAS chooses, which does not know newer processors",
                            remedy + ", as bin/mmoe-streams does")
                    : Finding.good(NAME, found);
        }
        Optional<CoreType> type = CoreType.named(told);
        if (type.isEmpty()) {
            return Finding.fault(NAME, KEY + ": " + told + ", which OpenBLAS does not know", remedy);
        }
        if (!processor.features().containsAll(type.get().needs())) {
            return Finding.fault(NAME, KEY + ": " + type.get() + ", which " + processor.name() + " cannot run", remedy);
        }
        return best.isPresent() && !type.get().isWide()
                ? Finding.warning(NAME, found + ", whose kernels are those of an older processor", remedy)
                : Finding.good(NAME, found);
    }
}
