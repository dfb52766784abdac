package dev.mooring.simulator;

/** Who calls and where: every state in the simulator is kept per account and Region. */
public record Caller(String account, String region) {

    /** An ARN of this account and Region: {@code arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE}. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }
}
