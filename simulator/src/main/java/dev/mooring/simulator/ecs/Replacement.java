package dev.mooring.simulator.ecs;

/**
 * How far a rolling update may go in one step: how many tasks of the primary deployment to start, how many of it and of the
 * others to stop. Never more than the maximum percent run or start at once, never fewer than the minimum healthy percent are
 * left healthy by a stop.
 *
 * @param start new tasks of the primary deployment
 * @param stopPrimary tasks of the primary deployment beyond the desired count
 * @param stopOthers tasks of older deployments, the unhealthy among them first
 */
record Replacement(int start, int stopPrimary, int stopOthers) {

    /**
     * What a service has and wants.
     *
     * @param primary tasks of the primary deployment that are not stopping
     * @param primaryHealthy the healthy ones among them
     * @param others tasks of other deployments that are not stopping
     * @param othersHealthy the healthy ones among them
     * @param maximum the most tasks at once
     * @param minimum the fewest healthy tasks that a stop may leave
     * @param frozen whether the primary deployment has failed and starts nothing more
     */
    record Situation(
            int desired,
            int primary,
            int primaryHealthy,
            int others,
            int othersHealthy,
            int maximum,
            int minimum,
            boolean frozen) {}

    /** AWS rounds the maximum down and the minimum up. */
    static int maximum(int desired, int percent) {
        return (int) ((long) desired * percent / 100);
    }

    static int minimum(int desired, int percent) {
        return (int) (((long) desired * percent + 99) / 100);
    }

    static Replacement next(Situation now) {
        if (now.frozen()) {
            return new Replacement(0, Math.max(0, now.primary() - now.desired()), 0);
        }
        int missing = Math.max(0, now.desired() - now.primary());
        int room = Math.max(0, Math.max(now.maximum(), now.minimum()) - now.primary() - now.others());
        int start = Math.min(missing, room);
        int unhealthyOthers = now.others() - now.othersHealthy();
        int spare = Math.max(0, now.primaryHealthy() + now.othersHealthy() - now.minimum());
        int stoppable = unhealthyOthers + Math.min(now.othersHealthy(), spare);
        int replaced = Math.max(0, now.others() - Math.max(0, now.desired() - now.primaryHealthy()));
        int inTheWay = missing - start;
        int stopOthers = Math.min(stoppable, Math.max(replaced, Math.min(inTheWay, now.others())));
        return new Replacement(start, Math.max(0, now.primary() - now.desired()), stopOthers);
    }
}
