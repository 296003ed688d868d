package org.mmoestreams.nn;

import java.util.ArrayList;
import java.util.List;

/** The tasks' towers, one after the other. */
public final class Towers implements Layer {

    private final List<Tower> towers = new ArrayList<>();

    /**
     * Seeded towers, one for each name.
     *
     * @param units hidden units of each
     * @param mixed the tasks' inputs, as many lanes for each
     * @param logits the tasks' outputs, a lane each, which the towers add to
     */
    public Towers(List<String> tasks, int units, Start start, Activations mixed, Activations logits) {
        int inputs = mixed.values().length / tasks.size();
        for (int task = 0; task < tasks.size(); task++) {
            Activations ofTask = mixed.part(task * inputs, (task + 1) * inputs);
            OneTask owner = new OneTask(task, tasks.get(task));
            towers.add(new Tower(owner, units, start, ofTask, logits.part(task, task + 1)));
        }
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        towers.forEach(tower -> all.add(tower.hidden()));
        towers.forEach(tower -> all.add(tower.output()));
        return all;
    }

    @Override
    public void refresh() {
        towers.forEach(Tower::refresh);
    }

    @Override
    public void restart(int task) {
        towers.get(task).restart();
    }

    @Override
    public void forward(Rows rows) {
        for (int task = 0; task < towers.size(); task++) {
            towers.get(task).forward(rows);
        }
    }

    @Override
    public double backward(Rows rows) {
        double magnitude = 0;
        for (int task = 0; task < towers.size(); task++) {
            magnitude = Math.max(magnitude, towers.get(task).backward(rows));
        }
        return magnitude;
    }

    @Override
    public void update() {
        for (int task = 0; task < towers.size(); task++) {
            towers.get(task).update();
        }
    }
}
