package dev.mooring.simulator;

/**
 * A secret that somebody made before the first call.
 *
 * @param id in Secrets Manager, a name or an ARN, which it then has; in the Parameter Store, a name
 */
public record SeededSecret(Caller owner, String id, String value) {

    /** Without what it says. */
    @Override
    public String toString() {
        return "SeededSecret[" + id + "]";
    }
}
