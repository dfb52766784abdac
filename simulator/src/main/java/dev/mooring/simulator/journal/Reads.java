package dev.mooring.simulator.journal;

import java.util.Set;

/** Which operations change nothing. AWS names them well, so that a few verbs tell, and a few exceptions. */
final class Reads {
    private static final Set<String> VERBS = Set.of(
            "BatchGet", "Describe", "Discover", "Filter", "Get", "Head", "List", "Lookup", "Query", "Scan", "Select");
    /** IAM calls these reads too; a received message is hidden for a while, but nothing about the queue is changed. */
    private static final Set<String> OTHERS = Set.of(
            "sqs:ReceiveMessage", "sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "sts:DecodeAuthorizationMessage");

    private Reads() {}

    static boolean contains(String service, String operation) {
        return VERBS.stream().anyMatch(operation::startsWith) || OTHERS.contains(service + ":" + operation);
    }
}
