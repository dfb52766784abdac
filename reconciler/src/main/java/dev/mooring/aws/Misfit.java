package dev.mooring.aws;

/**
 * A place where a tree does not fit AWS's model.
 *
 * @param path from the tree's root, as people read it
 * @param message what is wrong, to follow the path in a sentence, and what was perhaps meant; never the value
 * @param unknownMember AWS has no such member; otherwise the value is of a wrong type
 */
public record Misfit(String path, String message, boolean unknownMember) {

    @Override
    public String toString() {
        return path + " " + message;
    }
}
