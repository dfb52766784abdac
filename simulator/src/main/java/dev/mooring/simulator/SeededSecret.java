package dev.mooring.simulator;

/** A secret that somebody made before the first call: in Secrets Manager, or in the Parameter Store. */
public record SeededSecret(Caller owner, String name, String value) {

    /** Without what it says. */
    @Override
    public String toString() {
        return "SeededSecret[" + name + "]";
    }
}
