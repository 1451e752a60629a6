"""Countries by their names: the land, its people and language, its capital where news says so.

General knowledge, the same for every pack: a text that says `Tokyo` may be told with `Japan`.
A pack's own names (islands, rivals, programmes) are tied by the aliases of its cards instead.
"""

from __future__ import annotations

_TABLE = """
Afghanistan, Afghan, Afghans, Kabul
Albania, Albanian, Tirana
Algeria, Algerian, Algiers
Angola, Angolan, Luanda
Argentina, Argentine, Argentinian, Buenos Aires
Armenia, Armenian, Yerevan
Australia, Australian, Canberra
Austria, Austrian, Vienna
Azerbaijan, Azerbaijani, Azeri, Baku
Bahrain, Bahraini, Manama
Bangladesh, Bangladeshi, Dhaka
Belarus, Belarusian, Minsk
Belgium, Belgian
Bolivia, Bolivian, La Paz
Bosnia and Herzegovina, Bosnia, Bosnian, Sarajevo
Brazil, Brazilian, Brasilia
Brunei, Bruneian
Bulgaria, Bulgarian, Sofia
Cambodia, Cambodian, Phnom Penh
Cameroon, Cameroonian
Canada, Canadian, Ottawa
Chad, Chadian
Chile, Chilean, Santiago
China, Chinese, Beijing, Peking, Sino, People's Republic of China, PRC
Colombia, Colombian, Bogota
Costa Rica, Costa Rican
Croatia, Croatian, Croat, Zagreb
Cuba, Cuban, Havana
Cyprus, Cypriot, Nicosia
Czech Republic, Czechia, Czech, Prague
Democratic Republic of the Congo, Congo, Congolese, DRC, Kinshasa
Denmark, Danish, Dane, Danes, Copenhagen
Ecuador, Ecuadorian, Quito
Egypt, Egyptian, Cairo
Estonia, Estonian, Tallinn
Ethiopia, Ethiopian, Addis Ababa
European Union, EU, Brussels
Finland, Finnish, Finn, Finns, Helsinki
France, French, Paris, Franco
Georgia, Georgian, Tbilisi
Germany, German, Berlin
Ghana, Ghanaian, Accra
Greece, Greek, Athens
Guatemala, Guatemalan
Haiti, Haitian
Honduras, Honduran
Hungary, Hungarian, Budapest
Iceland, Icelandic, Icelander, Reykjavik
India, Indian, New Delhi, Delhi, Indo
Indonesia, Indonesian, Jakarta
Iran, Iranian, Tehran
Iraq, Iraqi, Baghdad
Ireland, Irish, Dublin
Israel, Israeli, Jerusalem, Tel Aviv
Italy, Italian, Rome
Ivory Coast, Cote d'Ivoire, Ivorian
Jamaica, Jamaican
Japan, Japanese, Tokyo
Jordan, Jordanian, Amman
Kazakhstan, Kazakh, Kazakhstani, Astana
Kenya, Kenyan, Nairobi
Kuwait, Kuwaiti
Kyrgyzstan, Kyrgyz, Bishkek
Laos, Lao, Laotian, Vientiane
Latvia, Latvian, Riga
Lebanon, Lebanese, Beirut
Libya, Libyan, Tripoli
Lithuania, Lithuanian, Vilnius
Luxembourg, Luxembourger
Malaysia, Malaysian, Kuala Lumpur
Mali, Malian, Bamako
Malta, Maltese, Valletta
Mexico, Mexican, Mexico City
Moldova, Moldovan, Chisinau
Mongolia, Mongolian, Ulaanbaatar
Montenegro, Montenegrin
Morocco, Moroccan, Rabat
Mozambique, Mozambican, Maputo
Myanmar, Burma, Burmese, Naypyidaw
Nepal, Nepali, Nepalese, Kathmandu
Netherlands, Dutch, The Hague, Holland
New Zealand, New Zealander, Wellington
Nicaragua, Nicaraguan, Managua
Niger, Nigerien, Niamey
Nigeria, Nigerian, Abuja
North Korea, North Korean, Pyongyang, DPRK, Democratic People's Republic of Korea
North Macedonia, Macedonian, Skopje
Norway, Norwegian, Oslo
Oman, Omani, Muscat
Pakistan, Pakistani, Islamabad
Panama, Panamanian
Papua New Guinea, Papuan
Paraguay, Paraguayan
Peru, Peruvian, Lima
Philippines, Philippine, Filipino, Manila
Poland, Polish, Pole, Poles, Warsaw
Portugal, Portuguese, Lisbon
Qatar, Qatari, Doha
Romania, Romanian, Bucharest
Russia, Russian, Russians, Moscow, Kremlin, Russo, Russian Federation
Rwanda, Rwandan, Kigali
Saudi Arabia, Saudi, Saudis, Riyadh
Senegal, Senegalese, Dakar
Serbia, Serbian, Serb, Serbs, Belgrade
Singapore, Singaporean
Slovakia, Slovak, Bratislava
Slovenia, Slovenian, Slovene, Ljubljana
Somalia, Somali, Mogadishu
South Africa, South African, Pretoria
South Korea, South Korean, Seoul, Republic of Korea, ROK
Soviet Union, Soviet, Soviets, USSR, Union of Soviet Socialist Republics
Spain, Spanish, Spaniard, Madrid
Sri Lanka, Sri Lankan, Colombo
Sudan, Sudanese, Khartoum
Sweden, Swedish, Swede, Swedes, Stockholm
Switzerland, Swiss, Bern
Syria, Syrian, Damascus
Taiwan, Taiwanese, Taipei, Republic of China
Tajikistan, Tajik, Dushanbe
Tanzania, Tanzanian
Thailand, Thai, Bangkok
Tunisia, Tunisian, Tunis
Turkey, Turkish, Turk, Turks, Ankara, Türkiye
Turkmenistan, Turkmen, Ashgabat
Uganda, Ugandan, Kampala
Ukraine, Ukrainian, Kyiv, Kiev
United Arab Emirates, UAE, Emirati, Abu Dhabi
United Kingdom, UK, Britain, Great Britain, British, Briton, Britons, London, Anglo
United Nations, UN
United States, United States of America, US, USA, America, American, Washington, White House
Uruguay, Uruguayan, Montevideo
Uzbekistan, Uzbek, Tashkent
Vatican, Holy See
Venezuela, Venezuelan, Caracas
Vietnam, Vietnamese, Hanoi
Yemen, Yemeni, Sanaa
Zambia, Zambian, Lusaka
Zimbabwe, Zimbabwean, Harare
World War I, First World War, World War One, WWI, Great War
World War II, Second World War, World War Two, WWII
"""

COUNTRIES: tuple[tuple[str, ...], ...] = tuple(
    tuple(name.strip() for name in row.split(",")) for row in _TABLE.strip().splitlines()
)
"""Names that mean the same state, or the same war, a tuple each."""
