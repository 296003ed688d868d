package org.mmoestreams.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mmoestreams.checks.Checks;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

class OptionValuesTest {

    private final CommandLine commandLine = new CommandLine(new Bake());

    @Test
    void areWhatTheOptionsSayWhereTheyAreInRange() {
        assertThat(OptionValues.<Integer>checked(commandLine.getCommandSpec(), () -> 3))
                .isEqualTo(3);
    }

    @Test
    void areWrongUsageOfTheirCommandWhereTheyAreNot() {
        assertThatThrownBy(() -> OptionValues.checked(commandLine.getCommandSpec(), () -> loaves(0)))
                .hasMessage("--loaves: 0 (expected: >= 1)")
                .isInstanceOfSatisfying(ParameterException.class, e -> assertThat(e.getCommandLine())
                        .isSameAs(commandLine));
    }

    @Test
    void leaveAloneWhatIsNoMatterOfValues() {
        assertThatIllegalStateException()
                .isThrownBy(() -> OptionValues.checked(commandLine.getCommandSpec(), () -> {
                    throw new IllegalStateException("oven: cold");
                }))
                .withMessage("oven: cold");
    }

    private static int loaves(int number) {
        Checks.atLeast("loaves", number, 1);
        return number;
    }

    @Command(name = "bake")
    private static final class Bake {}
}
