/**
 * One contract for every resource type, held against every AWS at hand: Mooring's simulator, moto, LocalStack. It keeps the
 * simulator honest, and says where each emulator is not AWS.
 */
@NullMarked
package dev.mooring.contract;

import org.jspecify.annotations.NullMarked;
