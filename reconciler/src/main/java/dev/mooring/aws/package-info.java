/**
 * AWS's edge: clients, the bridge between trees and SDK shapes, limits and retries, failures as values, ownership tags.
 * Exceptions of the SDK stop here.
 */
@NullMarked
package dev.mooring.aws;

import org.jspecify.annotations.NullMarked;
