package dev.mooring.resource;

/** What is known of a secret that a rollout would hand to tasks: whether it is there, never what it says. */
public sealed interface SecretState {
    /** It is there, or it is not for us to know: another account's, another Region's. */
    record Usable() implements SecretState {}

    /**
     * No task could be given it: that is certain.
     *
     * @param secret as people call it: {@code secret staging/orders/db}
     * @param why {@code is not in Secrets Manager}
     * @param remedy what a person can do
     */
    record Missing(String secret, String why, String remedy) implements SecretState {}

    /** Whether it is there could not be learned. */
    record Unreadable(String secret, Failure failure) implements SecretState {}
}
