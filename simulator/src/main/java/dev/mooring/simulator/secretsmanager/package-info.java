/**
 * AWS Secrets Manager: secrets, their versions and staging labels, and the ways in which they are found. What a secret says
 * stays here: no error, journal or log repeats it. No rotation, no replicas.
 */
@NullMarked
package dev.mooring.simulator.secretsmanager;

import org.jspecify.annotations.NullMarked;
