package org.mmoestreams.app.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks at all that a start needs, one thing after the other, and goes on whatever it finds. */
public final class Doctor {

    /** In the order in which they are told; each comes after those that it needs. */
    private static final List<Check> CHECKS = List.of(
            new SettingsCheck(),
            new SchemaCheck(),
            new JavaCheck(),
            new CoreTypeCheck(),
            new NativesCheck(),
            new SpeedCheck(),
            new MemoryCheck(),
            new TemporaryFolderCheck(),
            new StateFolderCheck(),
            new HttpPortCheck(),
            new BrokersCheck(),
            new KafkaVersionCheck(),
            new BrokerLimitsCheck(),
            new PermissionsCheck(),
            new TopicsCheck(),
            new PartitionsCheck(),
            new TopicSettingsCheck(),
            new StoredStateCheck(),
            new RegistryCheck(),
            new ClockCheck());

    private final Function<Throwable, String> words;

    /** @param words says what went wrong in one line */
    public Doctor(Function<Throwable, String> words) {
        this.words = words;
    }

    /**
     * Looks at everything.
     *
     * @param told is handed each finding as it is made
     * @return all findings, at least one for each check
     */
    public List<Finding> examine(Intent intent, Consumer<Finding> told) throws InterruptedException {
        Map<String, Boolean> passed = new HashMap<>();
        List<Finding> all = new ArrayList<>();
        for (Check check : CHECKS) {
            Optional<String> lacking = check.needs().stream()
                    .filter(need -> !passed.getOrDefault(need, false))
                    .findFirst();
            List<Finding> findings = lacking.isPresent()
                    ? List.of(Finding.notChecked(check.name(), "needs " + lacking.get(), ""))
                    : look(check, intent);
            passed.put(check.name(), findings.stream().noneMatch(Doctor::bars));
            findings.forEach(told);
            all.addAll(findings);
        }
        return all;
    }

    private static boolean bars(Finding finding) {
        return finding.outcome() == Outcome.FAULT || finding.outcome() == Outcome.NOT_CHECKED;
    }

    /** On a thread of its own, for nobody can say how long a network or a file system takes. */
    private List<Finding> look(Check check, Intent intent) throws InterruptedException {
        FutureTask<List<Finding>> task = new FutureTask<>(() -> check.look(intent));
        Thread thread = new Thread(task, "doctor-" + check.name().replace(' ', '-'));
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(check.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            return List.of(Finding.fault(
                    check.name(),
                    "no answer within " + check.patience().toSeconds() + " s",
                    "find out what it waits for: run it again with --debug"));
        } catch (ExecutionException failed) {
            return List.of(Finding.fault(check.name(), words.apply(failed.getCause())));
        }
    }
}
