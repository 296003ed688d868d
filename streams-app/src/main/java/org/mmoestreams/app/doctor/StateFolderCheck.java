package org.mmoestreams.app.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mmoestreams.client.topics.TopicRole;

/**
 * Whether the learner's local state can be written, and has room. Rows that wait for labels are in it; a learner
 * without them goes on where it cannot be written.
 */
final class StateFolderCheck implements Check {

    private static final String NAME = "state folder";
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long LEAST = 64;
    private static final long USUAL = 1024;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(SettingsCheck.NAME);
    }

    @Override
    public List<Finding> look(Intent intent) throws IOException {
        boolean needed = intent.settings().topics().has(TopicRole.LABELS);
        Path folder = intent.settings().applicationStateDir();
        Path there = Mounts.existing(folder);
        FileStore store = Files.getFileStore(there);
        if (!Files.isDirectory(there) || !Files.isWritable(there) || store.isReadOnly()) {
            String found = folder + ": " + there
                    + (Files.isDirectory(there) ? " cannot be written" : " is no folder")
                    + (needed ? ", and rows wait for labels there" : "; only rows that wait for labels need it");
            String remedy = "set state.dir to a folder that the learner's user can write, on a file system that is not"
                    + " read-only";
            return List.of(needed ? Finding.fault(NAME, found, remedy) : Finding.warning(NAME, found, remedy));
        }
        long free = store.getUsableSpace() / MEBIBYTE;
        String found = folder + ", " + free + " MiB free";
        if (needed && free < USUAL) {
            String remedy = "free some space there, or set state.dir to a folder with " + USUAL + " MiB or more";
            return List.of(free < LEAST ? Finding.fault(NAME, found, remedy) : Finding.warning(NAME, found, remedy));
        }
        return List.of(Finding.good(NAME, found));
    }
}
