package org.mmoestreams.app.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A processor that OpenBLAS 0.3.19 has kernels for, on x86-64.
 *
 * @param name as {@code OPENBLAS_CORETYPE} has it, in any case
 * @param needs features that the processor must have, as Linux names them; without them the process is killed
 */
record CoreType(String name, Set<String> needs) {

    private static final Set<String> SSE = Set.of("pni");
    private static final Set<String> AVX = Set.of("avx");
    private static final Set<String> AVX2 = Set.of("avx2", "fma");
    private static final Set<String> AVX512 = Set.of("avx512f", "avx512vl", "avx512dq", "avx512bw", "avx512cd");
    private static final Set<String> BFLOAT = Set.of("avx512f", "avx512vl", "avx512_bf16");

    private static final List<CoreType> ALL = List.of(
            new CoreType("Prescott", SSE),
            new CoreType("Core2", SSE),
            new CoreType("Penryn", SSE),
            new CoreType("Dunnington", SSE),
            new CoreType("Nehalem", SSE),
            new CoreType("Atom", SSE),
            new CoreType("Nano", SSE),
            new CoreType("Opteron", SSE),
            new CoreType("Opteron_SSE3", SSE),
            new CoreType("Barcelona", SSE),
            new CoreType("Bobcat", SSE),
            new CoreType("Sandybridge", AVX),
            new CoreType("Bulldozer", AVX),
            new CoreType("Piledriver", AVX),
            new CoreType("Steamroller", AVX),
            new CoreType("Excavator", AVX2),
            new CoreType("Haswell", AVX2),
            new CoreType("Zen", AVX2),
            new CoreType("SkylakeX", AVX512),
            new CoreType("Cooperlake", BFLOAT));

    /** The one of a name. */
    static Optional<CoreType> named(String text) {
        return ALL.stream().filter(type -> type.name.equalsIgnoreCase(text)).findFirst();
    }

    /** The one that the launcher chooses for a processor; empty: none, OpenBLAS chooses. */
    static Optional<CoreType> best(Set<String> features) {
        return List.of("SkylakeX", "Haswell").stream()
                .map(name -> named(name).orElseThrow())
                .filter(type -> features.containsAll(type.needs))
                .findFirst();
    }

    /** Whether it works on numbers in wide registers, with multiplication and addition in one. */
    boolean isWide() {
        return needs.contains("fma") || needs.contains("avx512f");
    }

    @Override
    public String toString() {
        return name + " (" + String.join(", ", needs.stream().sorted().toList()).toUpperCase(Locale.ROOT) + ")";
    }
}
