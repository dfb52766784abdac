package dev.mooring.simulator.sqs;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import java.net.URI;
import java.util.List;

/** Queue URLs, {@code ENDPOINT/ACCOUNT/NAME}, both ways. The Region is that of the call. */
final class QueueUrls {
    private final URI endpoint;
    private final Regional<Queues> regions;

    QueueUrls(URI endpoint, Regional<Queues> regions) {
        this.endpoint = endpoint;
        this.regions = regions;
    }

    String url(String account, String name) {
        return endpoint + "/" + account + "/" + name;
    }

    /** Clients reach the simulator under several names, so only the path counts. */
    Queue find(String url, Caller caller) {
        return owner(url, caller).get(name(url));
    }

    Queues owner(String url, Caller caller) {
        List<String> path = path(url);
        return regions.of(new Caller(path.get(path.size() - 2), caller.region()));
    }

    private static String name(String url) {
        return path(url).getLast();
    }

    private static List<String> path(String url) {
        List<String> parts = List.of(url.split("/"));
        if (parts.size() < 3 || !parts.get(parts.size() - 2).matches("\\d{12}")) {
            throw SqsErrors.invalidAddress(url);
        }
        return parts;
    }
}
