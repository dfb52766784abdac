package dev.mooring.kinds.alarm;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * The alarms of one pass, of both types: names do not tell the type, so that each name is asked for once, for both
 * actuators, until something is written to it.
 */
final class AlarmListingActuator {
    static final String OF_METRICS = "MetricAlarm";
    static final String OF_ALARMS = "CompositeAlarm";

    /** DescribeAlarms: AlarmNames holds at most 100 names. */
    static final int BATCH = 100;

    private static final String NAME = "AlarmName";

    private final AwsSession session;
    private Map<String, Option<Tuple2<String, Value.Tree>>> known = HashMap.empty();

    AlarmListingActuator(AwsSession session) {
        this.session = session;
    }

    synchronized void forget(String name) {
        known = known.remove(name);
    }

    /**
     * @param names at most {@link #BATCH}
     * @param type {@link #OF_METRICS} or {@link #OF_ALARMS}
     */
    synchronized Either<Failure, Seq<Value.Tree>> named(Seq<String> names, String type) {
        Seq<String> unknown = names.reject(known::containsKey);
        Either<Failure, Seq<Tuple2<String, Value.Tree>>> asked =
                unknown.isEmpty() ? Either.right(Vector.empty()) : ask(unknown);
        return asked.map(alarms -> {
            known = unknown.foldLeft(known, (all, name) -> all.put(name, Option.none()));
            known = alarms.foldLeft(
                    known, (all, alarm) -> all.put(alarm._2.text(NAME).getOrElse(""), Option.some(alarm)));
            return names.flatMap(name -> known.get(name).flatMap(found -> found))
                    .filter(alarm -> alarm._1.equals(type))
                    .map(Tuple2::_2);
        });
    }

    private Either<Failure, Seq<Tuple2<String, Value.Tree>>> ask(Seq<String> names) {
        return session.calls()
                .pages(
                        "cloudwatch:DescribeAlarms",
                        token -> session.cloudWatch()
                                .describeAlarms(request -> request.alarmNames(names.asJava())
                                        .alarmTypesWithStrings(OF_METRICS, OF_ALARMS)
                                        .maxRecords(BATCH)
                                        .nextToken(token.getOrNull())),
                        DescribeAlarmsResponse::nextToken)
                .map(pages -> pages.flatMap(AlarmListingActuator::alarms));
    }

    private static Vector<Tuple2<String, Value.Tree>> alarms(DescribeAlarmsResponse page) {
        Vector<MetricAlarm> ofMetrics = Vector.ofAll(page.metricAlarms());
        Vector<CompositeAlarm> ofAlarms = Vector.ofAll(page.compositeAlarms());
        return ofMetrics
                .map(alarm -> Tuple.of(OF_METRICS, Bridge.fromSdk(alarm)))
                .appendAll(ofAlarms.map(alarm -> Tuple.of(OF_ALARMS, Bridge.fromSdk(alarm))));
    }
}
