/** Items that are an INTEGER. */
export const INTEGERS = `
  aiurRequested 34, callEventDetailsCount 43, camelInitiatedCFIndicator 52, camelModification 53,
  camelServiceKey 55, camelServiceLevel 56, causeForTerm 58, cellId 59, channelCoding 60, charge 62,
  chargeableUnits 65, chargedPartyStatus 67, chargedUnits 68, chargingId 72, clirIndicator 75,
  dataVolume 81, dataVolumeReference 82, defaultCallHandlingIndicator 87, discountCode 91,
  discountRate 92, discountValue 93, exchangeRate 104, exchangeRateCode 105, fnur 111,
  initiatingParty 130, latitude 134, locationArea 136, longitude 139, messageDescriptionCode 141,
  messageStatus 144, messageType 145, mobileStationClassMark 148, multiRateIndicator 154,
  networkType 157, numberOfDecimalPlaces 159, numberOfChannels 161, pdpType 168, priorityCode 170,
  qosDelay 171, qosMeanThroughput 173, qosPeakThroughput 174, qosPrecedence 175, qosReliability 176,
  radioChannelRequested 179, radioChannelUsed 180, recEntityCode 184, recEntityType 186,
  releaseVersionNumber 189, specificationVersionNumber 201, speechVersionRequested 202,
  speechVersionUsed 203, supplServiceActionCode 208, taxCode 212, totalCallEventDuration 223,
  totalDiscountValue 225, totalTaxValue 226, transparencyIndicator 228, typeOfControllingNode 229,
  utcTimeOffsetCode 232, vasCode 237, absoluteAmount 241, code 243, tapDecimalPlaces 244,
  networkInitPDPContext 245, calledNumAnalysisCode 247, dataVolumeIncoming 250, dataVolumeOutgoing 251,
  numberOfChannelsUsed 252, callTypeLevel2 255, callTypeLevel3 256, callTypeLevel1 259,
  qosTrafficClass 268, qosAllocRetenPriority 275, userProtocolIndicator 280, objectType 281,
  contentProviderIdType 291, ispIdType 293, transactionStatus 303, chargedPartyIdType 305,
  homeIdType 311, locationIdType 315, equipmentIdType 322, networkIdType 331,
  contentTransactionCode 336, contentTransactionType 337, transactionDescriptionSupp 338,
  totalDataVolume 343, chargeRefundIndicator 344, contentChargingPoint 345, paidIndicator 346,
  paymentMethod 347, advisedCharge 349, commission 350, totalTaxRefund 353, totalDiscountRefund 354,
  totalChargeRefund 355, totalAdvisedCharge 356, totalAdvisedChargeRefund 357, totalCommission 358,
  totalCommissionRefund 359, customerIdType 363, horizontalAccuracyRequested 385,
  verticalAccuracyRequested 386, responseTimeCategory 387, trackingPeriod 388, trackingFrequency 389,
  lcsTransactionStatus 391, horizontalAccuracyDelivered 392, verticalAccuracyDelivered 393,
  responseTime 394, positioningMethod 395, ageOfLocation 396, taxValue 397, taxableAmount 398,
  fixedDiscountValue 411, discount 412, totalCharge 415, totalTransactionDuration 416,
  imsSignallingContext 418, camelInvocationFee 422, discountableAmount 423, elementType 438,
  messagingEventService 439, mobileSessionService 440
`;

/** Items that are an AsciiString, a HexString or a currency. */
export const TEXTS = `
  bearerServiceCode 40, calledPlace 42, calledRegion 46, camelCallReferenceNumber 50, chargedItem 66,
  chargingPoint 73, dayCategory 85, dayCategorySubtype 86, destinationNetwork 90,
  distanceChargeBandCode 98, dualBearerServiceCode 99, dualTeleServiceCode 100, fileTypeIndicator 110,
  fraudMonitorIndicator 112, homeBid 122, ipTextV4Address 131, ipTextV6Address 132, localCurrency 135,
  locationDescription 137, messageDescription 142, mscId 151, networkId 155,
  operatorSpecInformation 163, originatingNetwork 164, packetDataProtocolAddress 165,
  partialTypeIndicator 166, pdpAddress 167, plmnId 169, recipient 182, servingNetwork 195, sender 196,
  servingBid 198, simToolkitIndicator 200, ssParameters 204, supplServiceCode 209, tapCurrency 210,
  taxType 217, teleServiceCode 218, timeBand 220, timeBandSubtype 221, utcTimeOffset 231,
  vasDescription 239, vasShortDescription 240, bid 242, calledCountryCode 257, accessPointNameNI 261,
  accessPointNameOI 262, dialledDigits 279, chargedPartyIdentifier 287, homeIdentifier 288,
  locationIdentifier 289, equipmentId 290, contentProviderIdentifier 292, ispIdentifier 294,
  networkIdentifier 295, gmlcAddress 296, contentProviderName 334, transactionDetailDescription 339,
  transactionShortDescription 340, transactionIdentifier 341, transactionAuthCode 342,
  advisedChargeCurrency 348, customerIdentifier 364, recEntityId 400, nonChargedNumber 402,
  homeLocationDescription 413, servingLocationDescription 414, networkAccessIdentifier 417,
  smsDestinationNumber 419, hscsdIndicator 424, smsOriginator 425, taxIndicator 432, eventReference 435,
  elementId 437, nonChargedPublicUserId 445, publicUserId 446, requestedPublicUserId 452
`;

/** Items that are a NumberString. */
export const NUMBER_TEXTS = `
  localTimeStamp 16, chargeType 71, countryCode 77, esn 103, fileSequenceNumber 109, iac 126, min 146,
  rapFileSequenceNumber 181, taxRate 215, mdn 253
`;

/** Items that are a BCDString. */
export const BCD_TEXTS = `
  addressStringDigits 33, imei 128, imsi 129, msisdn 152, camelServerAddress 399, thirdPartyNumber 403,
  camelDestinationNumber 404, callingNumber 405, calledNumber 407, nonChargedPartyNumber 444,
  requestedNumber 451
`;

/** Items that are plain octets. */
export const OCTETS = `
  callReference 45, cseInformation 79, chargingCharacteristics 263, qosMaxBitRateUplink 264,
  qosMaxBitRateDownlink 274, qosGuaranteedBitRateDownlink 283, qosGuaranteedBitRateUplink 284,
  guaranteedBitRate 420, maximumBitRate 421
`;
