package dev.mooring.contract;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A VPC with subnets in different zones, and a security group. */
record Network(String vpc, Seq<String> subnets, Seq<String> securityGroups) {
    /** For an emulator that takes any. */
    static final Network MADE_UP = new Network("vpc-1", Vector.of("subnet-1a", "subnet-1b"), Vector.of("sg-1"));

    private static final Pattern SUBNET = Pattern.compile("<subnetId>(subnet-[0-9a-f]+)</subnetId>");
    private static final Pattern GROUP = Pattern.compile("<groupId>(sg-[0-9a-f]+)</groupId>");
    private static final Pattern VPC = Pattern.compile("<vpcId>(vpc-[0-9a-f]+)</vpcId>");

    /** The account's default network: moto knows only networks that exist. */
    static Network ofMoto(MotoServer moto) {
        String subnets = moto.ec2("DescribeSubnets");
        return new Network(
                found(VPC, subnets).head(),
                found(SUBNET, subnets).take(2),
                found(GROUP, moto.ec2("DescribeSecurityGroups")).take(1));
    }

    private static Seq<String> found(Pattern pattern, String text) {
        return Vector.ofAll(pattern.matcher(text).results().toList()).map((MatchResult match) -> match.group(1));
    }
}
