package org.mmoestreams.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeededCommandsTest {

    @Test
    void readsTheOptionsOfTheNamedCommandAlone() {
        assertThat(Main.needed(Main.commands(), "run", "doctor")).isEqualTo(List.of(RunCommand.class));
    }

    @Test
    void readsThoseOfAllWhereTheFirstWordNamesNone() {
        assertThat(Main.needed(Main.commands())).isEqualTo(Main.commands());
        assertThat(Main.needed(Main.commands(), "--help")).isEqualTo(Main.commands());
        assertThat(Main.needed(Main.commands(), "--debug", "run")).isEqualTo(Main.commands());
        assertThat(Main.needed(Main.commands(), "ru")).isEqualTo(Main.commands());
    }

    @Test
    void helpsWithTheNamedCommandAsBesideOthers() {
        assertThat(helpOfRun(Main.needed(Main.commands(), "run")))
                .startsWith("Usage: mmoe-streams run")
                .isEqualTo(helpOfRun(Main.commands()));
    }

    private static String helpOfRun(List<Class<?>> commands) {
        StringWriter out = new StringWriter();
        Main.commandLine(commands, new PrintWriter(out), new PrintWriter(new StringWriter()))
                .execute("run", "--help");
        return out.toString();
    }
}
