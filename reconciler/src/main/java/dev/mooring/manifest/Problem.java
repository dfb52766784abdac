package dev.mooring.manifest;

/** One thing that is wrong with the specs, in a sentence that says what to do about it. Never holds a secret's value. */
public record Problem(Position position, String message) implements Comparable<Problem> {

    @Override
    public int compareTo(Problem other) {
        int byPosition = position.compareTo(other.position);
        return byPosition != 0 ? byPosition : message.compareTo(other.message);
    }

    @Override
    public String toString() {
        return position + ": " + message;
    }
}
