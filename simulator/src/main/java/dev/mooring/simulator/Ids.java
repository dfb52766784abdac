package dev.mooring.simulator;

import java.util.Random;
import java.util.UUID;

/** Names that AWS makes up, drawn from one seeded source so that a run can be replayed. */
public final class Ids {
    private static final String HEX = "0123456789abcdef";
    private static final String DIGITS = "0123456789";
    private static final String WORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Random random;

    public Ids(Random random) {
        this.random = random;
    }

    /** Lower-case hexadecimal, as in load balancer ARNs and ECS task ids. */
    public String hex(int length) {
        return draw(HEX, length);
    }

    /** A number of exactly {@code length} digits, as in ECS deployment ids. */
    public String digits(int length) {
        return draw("123456789", 1) + draw(DIGITS, length - 1);
    }

    /** Letters and digits, as in ECS service deployment ids. */
    public String word(int length) {
        return draw(WORD, length);
    }

    public String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** A private IPv4 address, as a task's network interface gets. */
    public String privateIp() {
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + (4 + random.nextInt(250));
    }

    private String draw(String alphabet, int length) {
        StringBuilder drawn = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return drawn.toString();
    }
}
