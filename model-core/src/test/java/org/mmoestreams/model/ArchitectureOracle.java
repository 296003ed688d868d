package org.mmoestreams.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mmoestreams.features.Task;

/**
 * Every architecture in double precision, a row and a task at a time, from flat weights in the layouts that their
 * documentation gives. With x what a level reads, E a set of experts, and all sums with biases:
 *
 * <pre>
 * f_k(x)  = relu(W_k x)                                     an expert, or a bottom
 * m(x)    = sum over k in E of softmax(G x)_k f_k(x_k)      what a gate mixes of its experts
 * y_t     = o_t . relu(V_t m_t) + the wide weights of the row's values + s_t
 * </pre>
 */
final class ArchitectureOracle implements OracleModel {

    private final GradientCase c;
    private final Map<String, double[]> weights;
    private final List<Task> tasks;

    ArchitectureOracle(GradientCase c, Map<String, double[]> weights) {
        this.c = c;
        this.weights = weights;
        tasks = c.spec().networkTasks().all();
    }

    @Override
    public double output(OracleBatch batch, int row, int task) {
        Frame frame = c.architecture().frame();
        String tower = "tower." + tasks.get(task).name();
        double[] read = read(batch, row, task);
        double[] hidden = relu(linear(tower + ".hidden", read, frame.towerUnits()));
        double y = linear(tower + ".output", hidden, 1)[0] + OracleModel.start(batch.network(), task);
        boolean single = c.architecture() instanceof SingleTaskArchitecture;
        for (OracleItem item : batch.items(row)) {
            if (frame.wide()) {
                y += item.factor()
                        * (single
                                ? weights.get("wide." + tasks.get(task).name())[item.tableRow()]
                                : weights.get("wide")[item.tableRow() * tasks.size() + task]);
            }
        }
        return y;
    }

    private double[] read(OracleBatch batch, int row, int task) {
        Architecture architecture = c.architecture();
        String name = tasks.get(task).name();
        if (architecture instanceof SingleTaskArchitecture single) {
            double[] x = inputs(batch, row, "embeddings." + name);
            return relu(linear("bottom." + name + ".weight", x, single.bottomUnits()));
        }
        double[] x = inputs(batch, row, "embeddings");
        if (architecture instanceof SharedBottomArchitecture shared) {
            return relu(linear("bottom.weight", x, shared.bottomUnits()));
        }
        if (architecture instanceof OmoeArchitecture omoe) {
            int units = omoe.experts() * omoe.expertUnits();
            double[] z = linear("experts-and-gate.weight", x, units + omoe.experts());
            double[] gate = softmax(Arrays.copyOfRange(z, units, z.length));
            return mixed(gate, relu(Arrays.copyOf(z, units)));
        }
        if (architecture instanceof MmoeArchitecture mmoe) {
            int units = mmoe.experts() * mmoe.expertUnits();
            double[] z = linear("experts-and-gates.weight", x, units + mmoe.experts() * tasks.size());
            int first = units + task * mmoe.experts();
            double[] gate = softmax(Arrays.copyOfRange(z, first, first + mmoe.experts()));
            return mixed(gate, relu(Arrays.copyOf(z, units)));
        }
        if (architecture instanceof CgcArchitecture cgc) {
            return extracted(x, cgc.experts(), 1, task);
        }
        PleArchitecture ple = (PleArchitecture) architecture;
        return extracted(x, ple.experts(), ple.levels(), task);
    }

    /** What levels of shared experts and experts of the tasks make of an input for a task. */
    private double[] extracted(double[] x, ExpertCounts counts, int levels, int task) {
        int shared = counts.sharedUnits();
        int own = counts.taskUnits();
        int gate = counts.sharedExperts() + counts.taskExperts();
        int all = counts.sharedExperts() + tasks.size() * counts.taskExperts();
        double[][] streams = new double[tasks.size() + 1][];
        Arrays.fill(streams, x);
        for (int level = 1; level <= levels; level++) {
            boolean last = level == levels;
            double[] ofShared = new double[shared];
            double[][] ofTasks = new double[tasks.size()][];
            double[][] gates = new double[tasks.size() + 1][];
            if (level == 1) {
                int columns = shared + tasks.size() * (own + gate) + (last ? 0 : all);
                double[] z = linear("experts-and-gates.weight", x, columns);
                ofShared = Arrays.copyOf(z, shared);
                int firstGate = shared + tasks.size() * own;
                for (int t = 0; t < tasks.size(); t++) {
                    ofTasks[t] = Arrays.copyOfRange(z, shared + t * own, shared + (t + 1) * own);
                    gates[t] = Arrays.copyOfRange(z, firstGate + t * gate, firstGate + (t + 1) * gate);
                }
                gates[tasks.size()] = Arrays.copyOfRange(z, firstGate + tasks.size() * gate, columns);
            } else {
                double[] z =
                        linear("level-" + level + ".shared.weight", streams[tasks.size()], shared + (last ? 0 : all));
                ofShared = Arrays.copyOf(z, shared);
                gates[tasks.size()] = Arrays.copyOfRange(z, shared, z.length);
                for (int t = 0; t < tasks.size(); t++) {
                    String name = "level-" + level + ".task." + tasks.get(t).name() + ".weight";
                    double[] ofTask = linear(name, streams[t], own + gate);
                    ofTasks[t] = Arrays.copyOf(ofTask, own);
                    gates[t] = Arrays.copyOfRange(ofTask, own, own + gate);
                }
            }
            for (int t = 0; t < tasks.size(); t++) {
                streams[t] = mixed(softmax(gates[t]), relu(joined(ofShared, ofTasks[t])));
            }
            if (!last) {
                double[] everything = ofShared;
                for (double[] ofTask : ofTasks) {
                    everything = joined(everything, ofTask);
                }
                streams[tasks.size()] = mixed(softmax(gates[tasks.size()]), relu(everything));
            }
        }
        return streams[task];
    }

    private double[] inputs(OracleBatch batch, int row, String table) {
        int width = c.architecture().frame().embeddingWidth();
        int fields = c.spec().features().singleValued()
                + c.spec().features().multiValued().size();
        double[] x = new double[fields * width + c.spec().continuous().size()];
        for (OracleItem item : batch.items(row)) {
            for (int i = 0; i < width; i++) {
                x[item.field() * width + i] += item.factor() * weights.get(table)[item.tableRow() * width + i];
            }
        }
        for (int number = fields * width; number < x.length; number++) {
            x[number] = batch.number(row, number - fields * width);
        }
        return x;
    }

    /** Of weights {@code [inputs + 1][outputs]}, the last row of which is biases. */
    private double[] linear(String name, double[] x, int outputs) {
        double[] w = weights.get(name);
        if (w.length != (x.length + 1) * outputs) {
            throw new IllegalArgumentException(name + ": " + w.length);
        }
        double[] sums = Arrays.copyOfRange(w, x.length * outputs, w.length);
        for (int input = 0; input < x.length; input++) {
            for (int output = 0; output < outputs; output++) {
                sums[output] += x[input] * w[input * outputs + output];
            }
        }
        return sums;
    }

    private static double[] mixed(double[] gate, double[] experts) {
        int units = experts.length / gate.length;
        double[] mixed = new double[units];
        for (int i = 0; i < experts.length; i++) {
            mixed[i % units] += gate[i / units] * experts[i];
        }
        return mixed;
    }

    private static double[] softmax(double[] logits) {
        double[] powers = Arrays.stream(logits).map(Math::exp).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }

    private static double[] relu(double[] z) {
        return Arrays.stream(z).map(each -> Math.max(0, each)).toArray();
    }

    private static double[] joined(double[] some, double[] others) {
        double[] both = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, both, some.length, others.length);
        return both;
    }
}
