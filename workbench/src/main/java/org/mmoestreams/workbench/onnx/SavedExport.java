package org.mmoestreams.workbench.onnx;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeMap;
import org.mmoestreams.LearnerConfig;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.checks.FileFailure;
import org.mmoestreams.client.models.SavedModel;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.workbench.graph.Graph;
import org.mmoestreams.workbench.graph.OnnxModel;

/** A saved model as a graph of ONNX that can be written. */
public final class SavedExport {

    private final OnnxModel model;
    private final ByteString bytes;
    private final SavedModel saved;

    private SavedExport(OnnxModel model, SavedModel saved) {
        this.model = model;
        this.saved = saved;
        bytes = model.toBytes();
    }

    /**
     * The graph of a model's file, whose notes say which model it is of.
     *
     * @throws IllegalArgumentException naming the file when it is no model's, is damaged, or goes with another spec or
     *     architecture; naming the field or the key that cannot be exported
     */
    public static SavedExport of(Path file, FeatureSpec spec, LearnerConfig config) {
        SavedModel saved = SavedModel.read("model", file);
        TreeMap<String, String> notes = new TreeMap<>();
        notes.put("network", config.architecture().kind().name());
        notes.put("digest", saved.digest());
        notes.put("windows", Long.toString(saved.windows()));
        notes.put("rows-learnt", Long.toString(saved.rowsLearnt()));
        try (OnlineLearner learner = saved.learner(spec, config, false)) {
            return new SavedExport(OnnxExport.of(learner, notes), saved);
        }
    }

    /** What was exported, in a line. */
    public String text() {
        Graph graph = model.graph();
        return bytes.size() + " bytes, " + graph.inputs().size() + " inputs, "
                + graph.outputs().size() + " outputs; the model after " + saved.windows() + " windows, SHA-256 "
                + saved.digest();
    }

    /**
     * Writes a file beside, and moves it to its place when it is whole.
     *
     * @throws UncheckedIOException naming the file when that fails
     */
    public void write(Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(beside)) {
                bytes.writeTo(out);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileFailure.reason(e), e);
        }
    }
}
