package org.mmoestreams.workbench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link ChildJvm} runs.
 *
 * @param mainClass name of the class whose {@code main} is run
 * @param jvmArgs options of the JVM, such as {@code -Xmx384m}
 * @param args arguments of {@code main}
 * @param environment variables set beside those that are inherited
 * @param log file that output and errors are appended to
 */
public record JvmCommand(
        String mainClass, List<String> jvmArgs, List<String> args, Map<String, String> environment, Path log) {

    public JvmCommand {
        jvmArgs = List.copyOf(jvmArgs);
        args = List.copyOf(args);
        environment = Map.copyOf(environment);
    }

    /** Runs {@code mainClass} with nothing beside; its output goes to {@code log}. */
    public static JvmCommand of(Class<?> mainClass, Path log) {
        return new JvmCommand(mainClass.getName(), List.of(), List.of(), Map.of(), log);
    }

    /** The same with {@code added} after the arguments it has. */
    public JvmCommand withArgs(String... added) {
        return new JvmCommand(mainClass, jvmArgs, joined(args, List.of(added)), environment, log);
    }

    /** The same with {@code added} after the JVM options it has. */
    public JvmCommand withJvmArgs(List<String> added) {
        return new JvmCommand(mainClass, joined(jvmArgs, added), args, environment, log);
    }

    /** The same with one more environment variable. */
    public JvmCommand withEnvironment(String name, String value) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put(name, value);
        return new JvmCommand(mainClass, jvmArgs, args, variables, log);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
