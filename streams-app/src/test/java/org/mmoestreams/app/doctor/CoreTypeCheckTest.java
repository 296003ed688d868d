package org.mmoestreams.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CoreTypeCheckTest {

    private static final Processor OLD = new Processor("old", Set.of("pni", "avx"));
    private static final Processor USUAL = new Processor("usual", Set.of("pni", "avx", "avx2", "fma"));

    @Test
    void refusesATypeThatWouldKillTheProcess() {
        Finding fault = CoreTypeCheck.finding("Haswell", OLD);
        assertThat(fault.outcome()).isEqualTo(Outcome.FAULT);
        assertThat(fault.found()).contains("Haswell (AVX2, FMA), which old cannot run");
        assertThat(fault.remedy()).isEqualTo("unset OPENBLAS_CORETYPE");
        assertThat(CoreTypeCheck.finding("skylakex", USUAL).remedy()).isEqualTo("set OPENBLAS_CORETYPE=Haswell");
    }

    @Test
    void refusesATypeThatOpenBlasDoesNotKnow() {
        Finding fault = CoreTypeCheck.finding("Haswel", USUAL);
        assertThat(fault.outcome()).isEqualTo(Outcome.FAULT);
        assertThat(fault.found()).contains("does not know");
        assertThat(fault.remedy()).isEqualTo("set OPENBLAS_CORETYPE=Haswell");
    }

    @Test
    void warnsOfKernelsOfAnOlderProcessor() {
        assertThat(CoreTypeCheck.finding("Nehalem", USUAL).outcome()).isEqualTo(Outcome.WARNING);
        assertThat(CoreTypeCheck.finding("auto", USUAL).outcome()).isEqualTo(Outcome.WARNING);
    }

    @Test
    void takesWhatTheProcessorCanRun() {
        assertThat(CoreTypeCheck.finding("haswell", USUAL).outcome()).isEqualTo(Outcome.GOOD);
        assertThat(CoreTypeCheck.finding("ZEN", USUAL).outcome()).isEqualTo(Outcome.GOOD);
        assertThat(CoreTypeCheck.finding("auto", OLD).outcome()).isEqualTo(Outcome.GOOD);
    }

    @Test
    void saysNothingOfAProcessorThatTheSystemDoesNotTellOf() {
        Processor untold = new Processor("arm", Set.of());
        assertThat(CoreTypeCheck.finding("NEOVERSEN1", untold).outcome()).isEqualTo(Outcome.GOOD);
    }
}
