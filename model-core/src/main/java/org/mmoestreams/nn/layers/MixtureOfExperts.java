package org.mmoestreams.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Experts, the gates that mix them, and what becomes of each gate's mixture, on tensors. */
final class MixtureOfExperts {

    private final Experts experts;
    private final List<? extends Gate> gates;
    private final List<Activated> outputs;
    private List<Tensor> ofExperts = List.of();

    MixtureOfExperts(Experts experts, List<? extends Gate> gates, Regularizer activity) {
        this.experts = experts;
        this.gates = gates;
        outputs = gates.stream()
                .map(gate -> new Activated(Activation.linear(), activity))
                .toList();
    }

    List<Weights> weights() {
        return Stream.concat(experts.weights().stream(), gates.stream().flatMap(gate -> gate.weights().stream()))
                .toList();
    }

    double penalty() {
        return experts.penalty()
                + gates.stream().mapToDouble(Gate::penalty).sum()
                + outputs.stream().mapToDouble(Activated::penalty).sum();
    }

    /** The weights of the experts in each gate's last forward pass. */
    List<Tensor> mixtures() {
        return gates.stream().map(Gate::mixture).toList();
    }

    /** The outputs of each gate. */
    List<Tensor> forward(Tensor inputs, RowMask mask) {
        ofExperts = experts.forward(inputs, mask);
        List<Tensor> all = new ArrayList<>();
        for (int gate = 0; gate < gates.size(); gate++) {
            all.add(outputs.get(gate).forward(gates.get(gate).forward(inputs, ofExperts, mask), mask));
        }
        return all;
    }

    /** The gradients by the inputs. */
    Tensor backward(List<Tensor> gradients) {
        List<Tensor> byExperts =
                ofExperts.stream().map(expert -> Tensor.zeros(expert.shape())).toList();
        List<Tensor> throughGates = new ArrayList<>();
        for (int gate = 0; gate < gates.size(); gate++) {
            Tensor bySum = outputs.get(gate).backward(gradients.get(gate));
            throughGates.add(gates.get(gate).backward(bySum, ofExperts, byExperts));
        }
        float[] byInputs = experts.backward(byExperts).values();
        for (Tensor gate : throughGates) {
            for (int i = 0; i < byInputs.length; i++) {
                byInputs[i] += gate.values()[i];
            }
        }
        return Tensor.of(byInputs, throughGates.get(0).shape());
    }
}
