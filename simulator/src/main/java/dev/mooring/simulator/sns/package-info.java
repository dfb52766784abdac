/**
 * Amazon SNS: topics and subscriptions with their attributes and tags, filter policies, and messages that really arrive in
 * this simulator's queues, where those queues' policies allow it. Other endpoints are kept and get nothing; SMS, platform
 * applications and topic policies' say are left out.
 */
@NullMarked
package dev.mooring.simulator.sns;

import org.jspecify.annotations.NullMarked;
