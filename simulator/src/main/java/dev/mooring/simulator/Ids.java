package dev.mooring.simulator;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Identifiers as AWS makes them up, the same again from the same seed. Not thread-safe: used under the simulator's lock. */
public final class Ids {
    private final Random random;

    public Ids(long seed) {
        this.random = new Random(seed);
    }

    /** A version-4 UUID, as request and message ids are. */
    public String uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** {@code length} hexadecimal digits, as task ids and the suffix of a load balancer's ARN are. */
    public String hex(int length) {
        return characters("0123456789abcdef", length);
    }

    /** {@code length} characters of base 62. */
    public String alphanumeric(int length) {
        return characters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);
    }

    /** A number of exactly {@code length} digits, as the ids of ECS deployments are. */
    public String digits(int length) {
        return characters("123456789", 1) + characters("0123456789", length - 1);
    }

    /** A private IPv4 address, as a task's network interface gets. */
    public String privateIp() {
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + (4 + random.nextInt(250));
    }

    /** In another order. */
    public void shuffle(List<?> items) {
        Collections.shuffle(items, random);
    }

    /** {@code length} characters out of {@code alphabet}. */
    public String characters(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
