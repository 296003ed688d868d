package org.mmoestreams.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mmoestreams.app.config.Settings;
import org.mmoestreams.client.topics.TopicRole;

/**
 * Whether libraries can be unpacked to the folder for temporary files and loaded there, as RocksDB and the codecs of
 * zstd and snappy are.
 */
final class TemporaryFolderCheck implements Check {

    private static final String NAME = "temporary folder";
    private static final String KEY = "java.io.tmpdir";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(SettingsCheck.NAME);
    }

    @Override
    public List<Finding> look(Intent intent) {
        Path folder = Path.of(System.getProperty(KEY));
        String remedy = "set MMOE_JAVA_OPTS=-D" + KEY
                + "=FOLDER to a folder that can be written and is not mounted with" + " noexec";
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            return List.of(Finding.fault(NAME, folder + ": no folder that can be written", remedy));
        }
        if (Mounts.forbidExecution(folder).orElse(false)) {
            String found = folder + ": mounted with noexec, so that ";
            return List.of(
                    storesOnDisk(intent.settings())
                            ? Finding.fault(NAME, found + "RocksDB, which has the rows that wait, cannot load", remedy)
                            : Finding.warning(
                                    NAME, found + "records compressed by zstd or snappy cannot be read", remedy));
        }
        return List.of(Finding.good(NAME, folder.toString()));
    }

    private static boolean storesOnDisk(Settings settings) {
        return settings.topics().has(TopicRole.LABELS);
    }
}
